//stalemate:expect deadlock
//stalemate:go exit, deadlock
//stalemate:source a worker pool with errgroup: the producer does not listen to the context

// Needs golang.org/x/sync. When every worker has failed, nobody takes the next
// job, and Wait waits for the producer.
package main

import (
	"context"
	"errors"
	"fmt"

	"golang.org/x/sync/errgroup"
)

func process(job int) error {
	if job < 2 {
		return errors.New("a small job")
	}
	return nil
}

func run(ctx context.Context, jobs []int, workers int) error {
	group, _ := errgroup.WithContext(ctx)
	queue := make(chan int)
	group.Go(func() error {
		defer close(queue)
		for _, job := range jobs {
			queue <- job
		}
		return nil
	})
	for i := 0; i < workers; i++ {
		group.Go(func() error {
			for job := range queue {
				if err := process(job); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait() // want "deadlock"
}

func main() {
	fmt.Println(run(context.Background(), []int{0, 1, 2}, 2))
}
