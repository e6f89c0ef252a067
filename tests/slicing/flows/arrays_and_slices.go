package main

func filled(n int) []int {
	s := []int{number(n), number(n + 1), number(n + 2)}
	stop()
	return s
}

func array() [3]int { return [3]int{number(1), number(2), number(3)} }

func arrayElement() int { i := number(2); stop(); return array()[i] }

func arrayStore() int {
	var a [4]int
	i := number(2)
	stop()
	a[i] = number(6)
	stop()
	b := a
	stop()
	return b[2]
}

func throughPointer() int {
	var a [4]int
	p := &a
	i := number(3)
	stop()
	p[i] = number(5)
	stop()
	return a[3]
}

func sliced() int {
	a := array()
	low := number(1)
	stop()
	s := a[low:]
	stop()
	s[0] += number(4)
	stop()
	return a[1]
}

func appended() int {
	s := filled(1)
	x := number(7)
	stop()
	s = append(s, x)
	stop()
	return s[3]
}

func appendedAll() int {
	s := filled(1)
	stop()
	s = append(s[:1], filled(5)...)
	stop()
	return s[3]
}

func appendedToNothing() string {
	var none []string
	x := "x"
	stop()
	none = append(none, x)
	stop()
	return none[0]
}

func copied() int {
	s := make([]int, number(2))
	n := copy(s, filled(4))
	stop()
	return s[n-1]
}

func copiedText() byte {
	b := make([]byte, 2)
	s := "p"
	s += string(rune(number('q')))
	stop()
	copy(b, s)
	stop()
	return b[1]
}

func appendedText() byte {
	s := string(rune(number('p')))
	stop()
	b := append([]byte("o"), s...)
	stop()
	return b[1]
}

func converted() int {
	s := filled(8)
	stop()
	p := (*[3]int)(s)
	stop()
	return p[2]
}

func cleared(n int) int {
	s := filled(1)
	t := s[:number(n)]
	stop()
	clear(t)
	stop()
	return s[1]
}

func rows() int {
	var grid [2][2]int
	i, j := number(1), number(0)
	stop()
	grid[i][j] = number(9)
	stop()
	row := grid[i]
	stop()
	return row[j]
}

func main() {
	ask(arrayElement(), 3)
	ask(arrayStore(), 6)
	ask(throughPointer(), 5)
	ask(sliced(), 6)
	ask(appended(), 7)
	ask(appendedAll(), 7)
	ask(appendedToNothing(), "x")
	ask(copied(), 5)
	ask(copiedText(), 'q')
	ask(appendedText(), 'p')
	ask(converted(), 10)
	ask(cleared(1), 2)
	ask(cleared(2), 0)
	ask(rows(), 9)
}
