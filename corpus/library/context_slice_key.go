//stalemate:expect panic
//stalemate:go panic
//stalemate:source context.WithValue with a key that cannot be compared

// Value compares keys; a slice cannot be one.
package main

import "context"

func main() {
	path := []string{"a", "b"}
	ctx := context.WithValue(context.Background(), path, 1) // want "key is not comparable"
	<-ctx.Done()
}
