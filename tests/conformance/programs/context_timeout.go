//rule: a context with a timeout ends with DeadlineExceeded (context.WithTimeout)
//time: ordered

package main

import (
	"context"
	"fmt"
	"time"
)

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	_, ok := ctx.Deadline()
	fmt.Println(ok)
	select {
	case <-ctx.Done():
		fmt.Println(ctx.Err(), ctx.Err() == context.DeadlineExceeded)
	}
	e, isTimeout := ctx.Err().(interface{ Timeout() bool })
	fmt.Println(isTimeout, e.Timeout())
	past, c2 := context.WithDeadline(context.Background(), time.Now().Add(-time.Second))
	defer c2()
	fmt.Println(past.Err())
	long, c3 := context.WithTimeout(context.Background(), time.Hour)
	c3()
	fmt.Println(long.Err())
	child, c4 := context.WithTimeout(long, time.Minute)
	defer c4()
	fmt.Println(child.Err())
}
