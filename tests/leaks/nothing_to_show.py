"""Surfaces on which no record of a force's can show, each with the reason. The matrix asks them all the same."""

SIGNING_IN = "it is for somebody who is not signed in, or about their own account"
FROM_CODE = "it says what the code or a list that everybody reads says"
AGENCIES = "agencies are no secret"
STAFF = "it lists people by their roles, and who works where is there without the records too"
WORDS = "it takes what the caller typed and gives that back to them alone"
MADE_NEW = "it makes a new record of what is sent and looks nothing else up"
OF_A_FILE = "it takes a file as it stands, whose rows are tried by the intake's own tests"

NOTHING = {
    **dict.fromkeys(("act-as", "sign-in", "ui:language", "people:own-password", "ui:gallery"), SIGNING_IN),
    **dict.fromkeys(("live", "ready", "api-description", "GET /api/v1/codes", "models"), FROM_CODE),
    **dict.fromkeys(("GET /api/v1/assessments/model", "GET /api/v1/extracts/definitions"), FROM_CODE),
    **dict.fromkeys(("GET /api/v1/batches/feeds",), FROM_CODE),
    **dict.fromkeys(("GET /api/v1/agencies", "register:csv", "register:carry-over"), AGENCIES),
    **dict.fromkeys(("people:csv", "people:xlsx", "GET /api/v1/threats/{reference}/approvers"), STAFF),
    **dict.fromkeys(("ui:keep-words", "ui:throw-away", "ui:unseal", "assessments:result"), WORDS),
    **dict.fromkeys(("POST /api/v1/operations", "POST /api/v1/panels"), MADE_NEW),
    **dict.fromkeys(("POST /api/v1/batches", "POST /api/v1/exchange/lists"), OF_A_FILE),
    **dict.fromkeys(("POST /api/v1/exchange/receipts",), OF_A_FILE),
}
