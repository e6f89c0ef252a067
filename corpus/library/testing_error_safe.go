//stalemate:expect safe
//stalemate:go exit
//stalemate:source testing: a goroutine reports through a channel

// Only the test's own goroutine calls Fatal.
package main

import "testing"

func testAnswer(t *testing.T) {
	done := make(chan int)
	go func() { done <- answer() }()
	if got := <-done; got != 42 {
		t.Fatal("another answer", got)
	}
}

func answer() int { return 42 }

func main() {
	all := func(pat, str string) (bool, error) { return true, nil }
	testing.Main(all, []testing.InternalTest{
		{Name: "TestAnswer", F: testAnswer},
	}, nil, nil)
}
