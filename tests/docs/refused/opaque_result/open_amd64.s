// The body of open.
