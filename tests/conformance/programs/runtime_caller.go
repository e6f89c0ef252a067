//rule: runtime tells where a goroutine is in the code: Caller, Callers, CallersFrames, FuncForPC
package main

import (
	"fmt"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
)

func where() string {
	_, file, line, ok := runtime.Caller(1)
	return fmt.Sprint(filepath.Base(file), ":", line, " ", ok)
}

type T struct{}

func (t *T) Method() string {
	pc, _, _, _ := runtime.Caller(0)
	return runtime.FuncForPC(pc).Name()
}

func named(f any) string { return runtime.FuncForPC(reflect.ValueOf(f).Pointer()).Name() }

func stack(skip int) (names []string) {
	pcs := make([]uintptr, 8)
	n := runtime.Callers(skip, pcs)
	frames := runtime.CallersFrames(pcs[:n])
	for {
		f, more := frames.Next()
		if strings.HasPrefix(f.Function, "main.") {
			names = append(names, fmt.Sprint(f.Function, " ", f.Line))
		}
		if !more {
			return
		}
	}
}

func nested(depth int) []string {
	if depth == 0 {
		return stack(2)
	}
	return nested(depth - 1)
}

func main() {
	fmt.Println(where())
	var t T
	fmt.Println(t.Method())
	fmt.Println(named(stack), named(where))
	for _, s := range nested(2) {
		fmt.Println(s)
	}
	inner := func() {
		for _, s := range stack(1) {
			fmt.Println(s)
		}
		defer func() {
			fmt.Println(where())
			recover()
		}()
		panic(1)
	}
	inner()
	done := make(chan string)
	go func() { done <- where() }()
	fmt.Println(<-done)
	_, _, _, ok := runtime.Caller(20)
	fmt.Println(ok)
	fmt.Println(runtime.FuncForPC(0) == nil)
	pc, _, _, _ := runtime.Caller(0)
	file, line := runtime.FuncForPC(pc - 1).FileLine(pc - 1)
	fmt.Println(filepath.Base(file), line)
}
