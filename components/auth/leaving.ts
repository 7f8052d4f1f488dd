/** Said on the window before its page gives way to the sign-in page: a form that keeps its words waits for their writer. */
export const LEAVING_TO_SIGN_IN = "rapport:leaving-to-sign-in";
