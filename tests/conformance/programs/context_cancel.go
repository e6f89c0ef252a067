//rule: cancelling closes Done and sets Err, once and for all (context.WithCancel)

package main

import (
	"context"
	"errors"
	"fmt"
)

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	fmt.Println(ctx.Err(), context.Background().Done() == nil, context.Background().Err())
	select {
	case <-ctx.Done():
		fmt.Println("never")
	default:
		fmt.Println("running")
	}
	cancel()
	cancel()
	<-ctx.Done()
	fmt.Println(ctx.Err(), ctx.Err() == context.Canceled, errors.Is(ctx.Err(), context.Canceled))
	_, ok := ctx.Deadline()
	fmt.Println(ok)
}
