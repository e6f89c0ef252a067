//rule: AfterFunc runs once after cancellation; stop prevents it; WithoutCancel detaches (context.AfterFunc, context.WithoutCancel)
//go: 1.21

package main

import (
	"context"
	"fmt"
)

type key string

func main() {
	ctx, cancel := context.WithCancel(context.WithValue(context.Background(), key("k"), "v"))
	ran := make(chan string)
	stop := context.AfterFunc(ctx, func() { ran <- "after" })
	stopped := context.AfterFunc(ctx, func() { fmt.Println("never") })
	fmt.Println(stopped(), stopped())
	free := context.WithoutCancel(ctx)
	cancel()
	fmt.Println(<-ran)
	fmt.Println(stop())
	fmt.Println(free.Err(), free.Done() == nil, free.Value(key("k")))
	context.AfterFunc(ctx, func() { ran <- "already cancelled" })
	fmt.Println(<-ran)
}
