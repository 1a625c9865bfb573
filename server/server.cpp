#include "server/server.h"

#include <sys/resource.h>

#include <algorithm>
#include <sstream>

#include "core/error.h"
#include "server/http/bytes.h"
#include "server/http/front.h"
#include "server/site.h"

namespace pravila {

namespace {

http::Endpoint checked_endpoint(const ServerOptions& options, const ServerDependencies& dependencies) {
    const std::string& listen = options.listen;
    http::Endpoint endpoint = http::resolve(listen);
    if (endpoint.is_loopback()) return endpoint;
    bool accounts = false;
    dependencies.store.read(dependencies.scope,
                            [&](StoreReader& reader) { accounts = reader.accounts().has_passwords(); });
    if (!accounts)
        throw Error(ErrorCode::kInvalidInput,
                    msg("The server listens on loopback addresses only as long as there are no accounts, because "
                        "whoever reaches it may read everything. "
                        "Use --listen 127.0.0.1:8080 and put a proxy in front of it, not {address}.",
                        {{"address", listen}}));
    if (options.public_url.empty())
        throw Error(ErrorCode::kInvalidInput,
                    msg("To listen on {address}, the setting “public_url” must say under which name people reach this "
                        "server.",
                        {{"address", listen}}));
    return endpoint;
}

/// "https://proceduri.example:8443/x" -> "proceduri.example"
std::string host_of(const std::string& url) {
    const std::size_t scheme = url.find("://");
    const std::string rest = scheme == std::string::npos ? url : url.substr(scheme + 3);
    return http::lower(rest.substr(0, rest.find_first_of(":/")));
}

/// As many connections as the system lets this process have open, with some left for the store, the index and files.
std::size_t affordable_connections(std::size_t wanted) {
    constexpr rlim_t kMost = 65536, kKept = 128;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
    const rlim_t raised = std::min(limit.rlim_max, std::max(limit.rlim_cur, kMost));
    const rlimit wished{raised, limit.rlim_max};
    if (raised > limit.rlim_cur && setrlimit(RLIMIT_NOFILE, &wished) == 0) limit.rlim_cur = raised;
    return std::min<std::size_t>(wanted, limit.rlim_cur > 2 * kKept ? limit.rlim_cur - kKept : limit.rlim_cur / 2);
}

http::FrontOptions front_options(const ServerOptions& options, const web::Site& site) {
    http::FrontOptions front;
    front.listen = checked_endpoint(options, site.dependencies);
    front.threads = options.threads;
    front.max_connections = affordable_connections(front.max_connections);
    front.rules.max_body = std::max<std::uint64_t>(options.max_upload, web::kSmallBody);
    front.admit = [&site, most = options.max_upload](const http::Head& head) { return web::admit(site, head, most); };
    if (!options.public_url.empty()) front.rules.hosts.push_back(host_of(options.public_url));
    return front;
}

std::string front_metrics(const http::FrontCounters& counters) {
    std::ostringstream text;
    const auto line = [&](const char* name, const char* type, const char* help, long long value) {
        text << "# HELP " << name << ' ' << help << "\n# TYPE " << name << ' ' << type << '\n'
             << name << ' ' << value << '\n';
    };
    line("pravila_connections_open", "gauge", "Connections open now.", counters.open);
    line("pravila_connections_accepted_total", "counter", "Connections accepted.", counters.accepted);
    line("pravila_connections_refused_total", "counter", "Connections turned away for want of room.", counters.refused);
    line("pravila_connections_evicted_total", "counter", "Waiting connections closed to make room.", counters.evicted);
    line("pravila_requests_timed_out_total", "counter", "Requests that did not arrive in time.", counters.timed_out);
    line("pravila_requests_refused_total", "counter", "Requests that did not pass the gate.", counters.bad_requests);
    line("pravila_upload_bytes_held", "gauge", "Bytes of large bodies on their way in.", counters.body_bytes);
    line("pravila_answer_bytes_waiting", "gauge", "Bytes of answers not yet taken by their clients.",
         counters.waiting_bytes);
    return text.str();
}

ServerDependencies with_public_url(ServerDependencies dependencies, const ServerOptions& options) {
    dependencies.public_url = options.public_url;
    return dependencies;
}

}  // namespace

struct Server::Running {
    web::Site site;
    std::string listen;
    http::Front front;

    Running(const ServerOptions& options, ServerDependencies dependencies)
        : site(with_public_url(std::move(dependencies), options)),
          listen(options.listen),
          front(
              front_options(options, site), [this](http::Request& request) { return web::respond(site, request); },
              [this](const http::Refusal& refusal, std::string_view target) {
                  return web::respond_refused(site, refusal.status, refusal.reason, target);
              }) {
        site.metrics.more = [this] { return front_metrics(front.counters()); };
    }
};

Server::Server(const ServerOptions& options, ServerDependencies dependencies)
    : running_(std::make_unique<Running>(options, std::move(dependencies))) {}

Server::~Server() = default;

void Server::start() { running_->front.start(); }

void Server::stop() { running_->front.stop(); }

std::uint16_t Server::port() const { return running_->front.port(); }

std::string Server::address() const {
    const std::string host = running_->listen.substr(0, running_->listen.rfind(':'));
    return "http://" + host + ":" + std::to_string(port());
}

}  // namespace pravila
