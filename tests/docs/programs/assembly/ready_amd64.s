// The body of ready.
