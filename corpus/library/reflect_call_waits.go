//stalemate:expect deadlock
//stalemate:go deadlock
//stalemate:source reflect: a registry calls a handler by name, which waits for an answer that only its caller could send

// The receive is in a method that is called through reflection.
package main

import (
	"fmt"
	"reflect"
)

type service struct {
	answers chan int
}

func (s *service) Ask() int         { return <-s.answers } // want "deadlock"
func (s *service) Answer(n int)     { s.answers <- n }
func (s *service) Describe() string { return "service" }

func call(target any, method string, args ...reflect.Value) []reflect.Value {
	return reflect.ValueOf(target).MethodByName(method).Call(args)
}

func main() {
	s := &service{answers: make(chan int)}
	fmt.Println(call(s, "Describe")[0])
	fmt.Println(call(s, "Ask")[0])
	call(s, "Answer", reflect.ValueOf(1))
}
