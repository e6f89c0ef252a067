//stalemate:expect assertion, deadlock
//stalemate:go deadlock
//stalemate:source testing: Fatal in a goroutine that the test has started

// FailNow ends the goroutine that calls it, so the test waits for a message
// that never comes.
package main

import "testing"

func testAnswer(t *testing.T) {
	done := make(chan bool)
	go func() {
		if answer() != 42 {
			t.Fatal("another answer") // want "another answer"
		}
		done <- true
	}()
	<-done
}

func answer() int { return 41 }

func main() {
	all := func(pat, str string) (bool, error) { return true, nil }
	testing.Main(all, []testing.InternalTest{ // want "deadlock"
		{Name: "TestAnswer", F: testAnswer},
	}, nil, nil)
}
