package main

type place struct{ x, y int }

func onlyRanged() (sum int) {
	m := map[string]int{}
	m["a"] = number(4)
	stop()
	for _, v := range m {
		stop()
		sum += v
	}
	return sum
}

func main() {
	ask(onlyRanged(), 4)

	m := map[string]int{}
	m["one"] = number(1)
	stop()
	m["two"] = number(2)
	stop()
	one, ok := m["one"]
	stop()
	ask(one, 1)
	ask(ok, true)
	delete(m, "two")
	stop()
	ask(len(m), 1)
	for k, v := range m {
		stop()
		ask(k, "one")
		ask(v, 1)
	}
	places := map[place]string{{number(1), 2}: "here"}
	stop()
	ask(places[place{1, number(2)}], "here")
	anything := map[any]int{number(3): 4, "three": 5}
	stop()
	ask(anything[number(3)], 4)
	gone := number(3)
	stop()
	delete(anything, gone)
	stop()
	ask(len(anything), 1)
	ask(anything["three"], 5)
}
