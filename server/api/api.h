#pragma once

#include "server/call.h"

namespace pravila::web::api {

// The JSON side of the same services. Failures are RFC 9457 problem documents.

http::Response search(const Call& call);
http::Response suggest(const Call& call);
http::Response documents(const Call& call);
http::Response document(const Call& call);
http::Response revisions(const Call& call);
http::Response revision(const Call& call);
http::Response revision_source(const Call& call);
http::Response revision_text(const Call& call);
http::Response revision_html(const Call& call);
http::Response revision_template(const Call& call);
http::Response revision_copy(const Call& call);
http::Response acknowledgement_sheet(const Call& call);
http::Response own_sheet(const Call& call);
http::Response parts(const Call& call);
http::Response part_file(const Call& call);
http::Response history(const Call& call);
http::Response parse_code(const Call& call);
http::Response next_code(const Call& call);
http::Response recode(const Call& call);
http::Response log_entries(const Call& call);
http::Response log_checkpoint(const Call& call);
http::Response log_key(const Call& call);
http::Response openapi(const Call& call);

http::Response create_document(const Call& call);
http::Response start_revision(const Call& call);
http::Response put_source(const Call& call);
http::Response add_part(const Call& call);
http::Response set_aside_file(const Call& call);
http::Response signature_scan_file(const Call& call);
http::Response comments(const Call& call);
http::Response add_comment(const Call& call);
http::Response resolve_comment(const Call& call);
http::Response act(const Call& call);
http::Response tasks(const Call& call);
http::Response paper(const Call& call);

http::Response sessions(const Call& call);
http::Response plan_session(const Call& call);
http::Response session(const Call& call);
http::Response change_session(const Call& call);
http::Response session_notice(const Call& call);
http::Response session_minutes(const Call& call);

http::Response distribution(const Call& call);
http::Response add_distribution(const Call& call);
http::Response remove_distribution(const Call& call);
http::Response start_distribution(const Call& call);
http::Response acknowledgements(const Call& call);
http::Response add_acknowledgements(const Call& call);
http::Response recalls(const Call& call);
http::Response recall(const Call& call);
http::Response copy_came_back(const Call& call);
http::Response readings(const Call& call);
http::Response missing_readings(const Call& call);
http::Response reminders(const Call& call);
http::Response reading_test(const Call& call);
http::Response set_reading_test(const Call& call);
http::Response end_reading_test(const Call& call);
http::Response take_reading_test(const Call& call);
http::Response reviews_of_document(const Call& call);
http::Response decide_review(const Call& call);
http::Response reviews(const Call& call);
http::Response review_campaign(const Call& call);
http::Response healthz(const Call& call);
http::Response readyz(const Call& call);
http::Response metrics(const Call& call);

}  // namespace pravila::web::api
