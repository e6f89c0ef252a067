//rule: contexts print their kind (context package, String methods)

package main

import (
	"context"
	"fmt"
)

func main() {
	fmt.Println(context.Background())
	fmt.Println(context.TODO())
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	fmt.Println(ctx)
	fmt.Println(context.Canceled, context.DeadlineExceeded)
}
