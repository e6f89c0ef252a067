//stalemate:expect assertion
//stalemate:go fail
//stalemate:source testing: parallel subtests see what a shared variable is at the end

// The subtests go on when the loop is over, so all of them read the last
// name.
package main

import "testing"

func testNames(t *testing.T) {
	current := ""
	for _, name := range []string{"a", "b"} {
		current = name
		want := name
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if current != want {
				t.Error(current, want) // want "TestNames/a"
			}
		})
	}
}

func main() {
	all := func(pat, str string) (bool, error) { return true, nil }
	testing.Main(all, []testing.InternalTest{
		{Name: "TestNames", F: testNames},
	}, nil, nil)
}
