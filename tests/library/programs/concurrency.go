//stalemate:expect safe

// Uses the concurrent packages; safe.
package main

import (
	"context"
	"errors"
	"io"
	"log"
	"math/rand"
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"
	"golang.org/x/sync/singleflight"
)

func groups() {
	g, ctx := errgroup.WithContext(context.Background())
	failure := errors.New("failed")
	g.Go(func() error { return failure })
	g.Go(func() error {
		<-ctx.Done()
		return ctx.Err()
	})
	if g.Wait() != failure {
		panic("errgroup")
	}
	var limited errgroup.Group
	limited.SetLimit(1)
	count := 0
	for i := 0; i < 2; i++ {
		limited.Go(func() error { count++; return nil })
	}
	limited.Wait()
	if count != 2 {
		panic("limit")
	}
}

func weights() {
	s := semaphore.NewWeighted(2)
	ended := make(chan bool)
	go func() {
		s.Acquire(context.Background(), 2)
		s.Release(2)
		ended <- true
	}()
	if s.Acquire(context.Background(), 1) == nil {
		s.Release(1)
	}
	<-ended
}

func flights() {
	var g singleflight.Group
	ch := g.DoChan("k", func() (any, error) { return 1, nil })
	v, _, _ := g.Do("k", func() (any, error) { return 1, nil })
	if r := <-ch; v != 1 || r.Val != 1 {
		panic("singleflight")
	}
}

func pipes() {
	r, w := io.Pipe()
	go func() {
		w.Write([]byte("abc"))
		w.Close()
	}()
	all, err := io.ReadAll(r)
	if string(all) != "abc" || err != nil {
		panic("pipe")
	}
}

func signals() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	<-c
	signal.Stop(c)
	close(c)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	<-ctx.Done()
}

func main() {
	switch rand.Intn(5) {
	case 0:
		groups()
	case 1:
		weights()
	case 2:
		flights()
	case 3:
		pipes()
	case 4:
		signals()
	}
	d, err := time.ParseDuration("1h30m")
	if d != 90*time.Minute || err != nil {
		panic("time")
	}
	log.SetFlags(0)
	log.Println("done", d.Round(time.Hour), time.March)
}
