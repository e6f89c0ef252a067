package main

var global = number(5)
var table = [3]int{1, 2, 3}

type pair[K comparable, V any] struct {
	key   K
	value V
}

func (p *pair[K, V]) set(k K, v V) { stop(); p.key, p.value = k, v }

func largest[T int | float64](s ...T) (m T) {
	for _, x := range s {
		stop()
		m = max(m, x)
	}
	return
}

func main() {
	stop()
	global++
	stop()
	table[number(1)] = global
	ask(table[1], 6)
	p := &pair[string, int]{}
	p.set("k", number(3))
	stop()
	ask(p.value, 3)
	ask(p.key, "k")
	ask(largest(number(2), number(9), 4), 9)
	ask(largest(1.5, float64(number(2))), 2)
}
