package main

func main() {
	x := number(1) == 1
	stop()
	y := !x
	stop()
	z := number(1) != 2
	stop()
	if y {
		stop()
		panic("lost")
	}
	ask(z, true)
	best := 0
	for i := 0; i < 3; i++ {
		v := number(i * 2)
		if v > best {
			best = v
		}
		stop()
	}
	ask(best, 4)
}
