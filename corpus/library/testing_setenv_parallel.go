//stalemate:expect panic
//stalemate:go panic
//stalemate:source testing: Setenv in a parallel test

// The environment belongs to the whole process: a parallel test must not change it.
package main

import (
	"os"
	"testing"
)

func testMode(t *testing.T) {
	t.Run("alone", func(t *testing.T) {
		t.Setenv("MODE", "fast")
		if os.Getenv("MODE") != "fast" {
			t.Fatal("not set")
		}
	})
	if os.Getenv("MODE") != "" {
		t.Fatal("still set")
	}
	t.Parallel()
	t.Setenv("MODE", "slow") // want "t.Setenv called after t.Parallel"
}

func main() {
	all := func(pat, str string) (bool, error) { return true, nil }
	testing.Main(all, []testing.InternalTest{
		{Name: "TestMode", F: testMode},
	}, nil, nil)
}
