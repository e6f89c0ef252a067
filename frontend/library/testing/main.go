package testing

import "os"

// InternalTest is a test by name.
type InternalTest struct {
	Name string
	F    func(*T)
}

type InternalBenchmark struct {
	Name string
	F    func(b *B)
}

type InternalExample struct {
	Name      string
	F         func()
	Output    string
	Unordered bool
}

// M is given to TestMain.
type M struct {
	tests []InternalTest
}

// MainStart is called by the main function that `go test` writes.
func MainStart(deps any, tests []InternalTest, benchmarks []InternalBenchmark, fuzzTargets []InternalFuzzTarget, examples []InternalExample) *M {
	return &M{tests}
}

// NewM gives TestMain the one test that is checked; the tool's start function calls it.
func NewM(name string, f func(t *T)) *M { return &M{[]InternalTest{{name, f}}} }

// NewTests gives TestMain several tests; so does the tool's start function for those that run together.
func NewTests(tests []InternalTest) *M { return &M{tests} }

type InternalFuzzTarget struct {
	Name string
	Fn   func(f *F)
}

// Run runs the tests one after the other, parallel ones together at the end. A failure ends the run with a finding at once, so
// the exit code is 0.
func (m *M) Run() (code int) {
	root := &T{newCommon("", nil)}
	for _, test := range m.tests {
		root.Run(test.Name, test.F)
	}
	root.releaseSubs()
	return 0
}

// Main runs tests on behalf of a main function of the program's own. It returns when all have passed, where Go's ends the
// process: what they leave behind is then seen.
func Main(matchString func(pat, str string) (bool, error), tests []InternalTest, benchmarks []InternalBenchmark, examples []InternalExample) {
	if code := (&M{tests}).Run(); code != 0 {
		os.Exit(code)
	}
}

// RunTests runs tests as Main does.
func RunTests(matchString func(pat, str string) (bool, error), tests []InternalTest) (ok bool) {
	return (&M{tests}).Run() == 0
}

// F runs a fuzz target with the values that were added, as `go test` does without -fuzz. How arguments of any type get to the
// target is not modelled: Fuzz does nothing.
type F struct {
	common
}

func (f *F) Add(args ...any) {}
func (f *F) Fuzz(ff any)     {}
