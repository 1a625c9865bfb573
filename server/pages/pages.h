#pragma once

#include "server/call.h"

namespace pravila::web::pages {

// Handlers of pages: read the parameters, call one service, fill in a template.

http::Response search(const Call& call);                 ///< "/"
http::Response document(const Call& call);               ///< "/d/{code}"
http::Response revision_template(const Call& call);      ///< "/d/{code}/revisions/{number}/template"
http::Response revision_copy(const Call& call);          ///< "/d/{code}/revisions/{number}/copy"
http::Response acknowledgement_sheet(const Call& call);  ///< "/d/{code}/revisions/{number}/acknowledgement-sheet"
http::Response own_sheet(const Call& call);              ///< "/account/acknowledgement-sheet"
http::Response source(const Call& call);                 ///< "/d/{code}/source"
http::Response history(const Call& call);                ///< "/d/{code}/history"
http::Response procedure_register(const Call& call);     ///< "/register"
http::Response register_csv(const Call& call);           ///< "/register.csv"
http::Response forms(const Call& call);                  ///< "/formulare"
http::Response sign_in(const Call& call);                ///< "/sign-in"
http::Response sign_in_now(const Call& call);
http::Response sign_out(const Call& call);    ///< "/sign-out"
http::Response invitation(const Call& call);  ///< "/invite/{token}"
http::Response accept_invitation(const Call& call);
http::Response account(const Call& call);  ///< "/account" and what is done there
http::Response change_password(const Call& call);
http::Response offer_code(const Call& call);
http::Response confirm_code(const Call& call);
http::Response remove_code(const Call& call);
http::Response add_key(const Call& call);
http::Response end_other_sessions(const Call& call);
http::Response end_session(const Call& call);
http::Response choose_mail(const Call& call);
http::Response tasks(const Call& call);         ///< "/tasks"
http::Response new_document(const Call& call);  ///< "/new"
http::Response create_new(const Call& call);
http::Response start_work(const Call& call);  ///< "/d/{code}/revisions"
http::Response act(const Call& call);         ///< "/d/{code}/revisions/{number}/actions/{action}"
http::Response sessions(const Call& call);    ///< "/sessions"
http::Response plan_session(const Call& call);
http::Response session(const Call& call);         ///< "/sessions/{session}"
http::Response change_session(const Call& call);  ///< "/sessions/{session}/actions/{action}"
http::Response session_notice(const Call& call);
http::Response session_minutes(const Call& call);
http::Response start_work(const Call& call);           ///< "/d/{code}/revisions"
http::Response act(const Call& call);                  ///< "/d/{code}/revisions/{number}/actions/{action}"
http::Response change_distribution(const Call& call);  ///< "/d/{code}/distribution/{action}"
http::Response decide_review(const Call& call);        ///< "/d/{code}/reviews"
http::Response reading_test(const Call& call);         ///< "/d/{code}/revisions/{number}/test"
http::Response change_reading_test(const Call& call);
http::Response readings(const Call& call);          ///< "/readings"
http::Response missing_readings(const Call& call);  ///< "/readings/missing"
http::Response person_readings(const Call& call);   ///< "/readings/person"
http::Response reviews(const Call& call);           ///< "/reviews"
http::Response review_campaign(const Call& call);
http::Response act_file(const Call& call);     ///< "/acts/{id}"
http::Response admin(const Call& call);        ///< "/admin"
http::Response static_file(const Call& call);  ///< "/static/{hash}/{name}"

}  // namespace pravila::web::pages
