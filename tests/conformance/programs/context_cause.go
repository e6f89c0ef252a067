//rule: WithCancelCause records the first cause; Err stays Canceled (context.WithCancelCause, context.Cause)
//go: 1.20

package main

import (
	"context"
	"errors"
	"fmt"
)

func main() {
	ctx, cancel := context.WithCancelCause(context.Background())
	child, stop := context.WithCancel(ctx)
	defer stop()
	fmt.Println(ctx.Err(), context.Cause(ctx))
	why := errors.New("disk full")
	cancel(why)
	cancel(errors.New("too late"))
	<-child.Done()
	fmt.Println(ctx.Err(), context.Cause(ctx), context.Cause(ctx) == why)
	fmt.Println(child.Err(), context.Cause(child))
	plain, stop2 := context.WithCancel(context.Background())
	stop2()
	fmt.Println(context.Cause(plain), context.Cause(context.Background()))
	nothing, cancel3 := context.WithCancelCause(context.Background())
	cancel3(nil)
	fmt.Println(context.Cause(nothing))
}
