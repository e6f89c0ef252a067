// The body of scale.
