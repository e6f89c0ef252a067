//rule: interfaces may be generic and hold any implementation at run time (spec "Interface types", "Instantiations")

package main

import "fmt"

type Store[K comparable, V any] interface {
	Get(K) (V, bool)
	Put(K, V)
}
type mem[K comparable, V any] struct{ m map[K]V }

func (s *mem[K, V]) Get(k K) (V, bool) { v, ok := s.m[k]; return v, ok }
func (s *mem[K, V]) Put(k K, v V)      { s.m[k] = v }

type logged[K comparable, V any] struct{ Store[K, V] }

func (l logged[K, V]) Put(k K, v V) {
	fmt.Println("put", k, v)
	l.Store.Put(k, v)
}

func New[K comparable, V any]() Store[K, V] { return &mem[K, V]{map[K]V{}} }

func main() {
	s := New[string, int]()
	s = logged[string, int]{s}
	s.Put("a", 1)
	fmt.Println(s.Get("a"))
	fmt.Println(s.Get("b"))
	_, ok := interface{}(s).(Store[string, string])
	fmt.Println(ok)
}
