//stalemate:expect safe
//stalemate:go exit
//stalemate:source testing: parallel subtests run after the group's function, before its cleanup

// Run of the group returns when all is over.
package main

import "testing"

func testGroup(t *testing.T) {
	events := make(chan string, 4)
	t.Run("group", func(t *testing.T) {
		t.Cleanup(func() { events <- "cleanup" })
		for i := 0; i < 2; i++ {
			t.Run("sub", func(t *testing.T) {
				t.Parallel()
				events <- "sub"
			})
		}
		events <- "end"
	})
	if <-events != "end" || <-events != "sub" || <-events != "sub" || <-events != "cleanup" {
		t.Fatal("another order")
	}
}

func main() {
	all := func(pat, str string) (bool, error) { return true, nil }
	testing.Main(all, []testing.InternalTest{
		{Name: "TestGroup", F: testGroup},
	}, nil, nil)
}
