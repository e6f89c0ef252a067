//stalemate:expect safe
//stalemate:go exit
//stalemate:source a worker pool with errgroup: the first error ends the others through the context

// Needs golang.org/x/sync. The producer is a member of the group as well: it
// stops with the workers, and closes the queue in any case.
package main

import (
	"context"
	"errors"
	"fmt"

	"golang.org/x/sync/errgroup"
)

var errOdd = errors.New("an odd job")

func process(job int) error {
	if job == 1 {
		return errOdd
	}
	return nil
}

func run(ctx context.Context, jobs []int, workers int) error {
	group, ctx := errgroup.WithContext(ctx)
	queue := make(chan int)
	group.Go(func() error {
		defer close(queue)
		for _, job := range jobs {
			select {
			case queue <- job:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	})
	for i := 0; i < workers; i++ {
		group.Go(func() error {
			for job := range queue {
				if err := process(job); err != nil {
					return fmt.Errorf("job %d: %w", job, err)
				}
			}
			return nil
		})
	}
	return group.Wait()
}

func main() {
	err := run(context.Background(), []int{0, 1, 2}, 2)
	fmt.Println(err, errors.Is(err, errOdd))
}
