package main

func two() (int, string) {
	stop()
	return number(2), "two"
}

func main() {
	x := number(7)
	stop()
	y, s := two()
	stop()
	z := x
	stop()
	ask(z, 7)
	ask(y, 2)
	ask(s, "two")
}
