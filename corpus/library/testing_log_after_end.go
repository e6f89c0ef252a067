//stalemate:expect panic
//stalemate:go exit, panic
//stalemate:source testing: a goroutine logs after its test has ended

// Nobody waits for the goroutine, so its Log may come too late.
package main

import "testing"

func testFast(t *testing.T) {
	go func() {
		t.Log("working") // want "has completed"
	}()
}

func main() {
	all := func(pat, str string) (bool, error) { return true, nil }
	testing.Main(all, []testing.InternalTest{
		{Name: "TestFast", F: testFast},
	}, nil, nil)
}
