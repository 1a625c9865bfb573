#include "server/http/error_status.h"

namespace pravila::http {

int status_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::kInvalidInput:
            return 400;
        case ErrorCode::kNotFound:
            return 404;
        case ErrorCode::kConflict:
            return 409;
        case ErrorCode::kForbidden:
            return 403;
        case ErrorCode::kUnavailable:
            return 503;
        case ErrorCode::kCorrupt:
        case ErrorCode::kInternal:
            break;
    }
    return 500;
}

std::string_view problem_type(int status) {
    switch (status) {
        case 400:
            return "invalid-input";
        case 401:
            return "sign-in-required";
        case 403:
            return "forbidden";
        case 404:
            return "not-found";
        case 405:
            return "method-not-allowed";
        case 408:
            return "timeout";
        case 409:
            return "conflict";
        case 411:
            return "length-required";
        case 412:
            return "precondition-failed";
        case 413:
            return "too-large";
        case 414:
            return "address-too-long";
        case 415:
            return "wrong-media-type";
        case 417:
            return "expectation-failed";
        case 422:
            return "key-used-otherwise";
        case 428:
            return "precondition-required";
        case 429:
            return "too-many-tries";
        case 431:
            return "header-too-large";
        case 507:
            return "no-room";
        case 501:
            return "not-implemented";
        case 503:
            return "unavailable";
        case 505:
            return "version-not-supported";
        default:
            return "internal";
    }
}

}  // namespace pravila::http
