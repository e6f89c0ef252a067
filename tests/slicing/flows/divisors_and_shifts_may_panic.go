package main

func divided(by int) int { a := number(by); stop(); return 1 / a }
func rest(by int) int    { a := number(by); stop(); return 1 % a }
func left(by int) int    { a := number(by); stop(); return 1 << a }
func right(by int) int   { a := number(by); stop(); return 1 >> a }

func fails(f func(int) int, by int) (failed bool) {
	defer func() {
		failed = recover() != nil
		stop()
	}()
	stop()
	f(by)
	return false
}

// What is computed is never looked at, only whether that panics.
func main() {
	ask(fails(divided, 1), false)
	ask(fails(rest, 1), false)
	ask(fails(left, -1), true)
	ask(fails(right, -1), true)
}
