package main

func add() int          { a := number(13); stop(); return a + 5 }
func subtract() int     { a := number(13); stop(); return a - 5 }
func multiply() int     { a := number(13); stop(); return a * 5 }
func divide() int       { a := number(13); stop(); return a / 5 }
func rest() int         { a := number(13); stop(); return a % 5 }
func and() int          { a := number(13); stop(); return a & 5 }
func or() int           { a := number(13); stop(); return a | 5 }
func xor() int          { a := number(13); stop(); return a ^ 5 }
func andNot() int       { a := number(13); stop(); return a &^ 5 }
func left() int         { a := number(13); stop(); return a << 5 }
func right() int        { a := number(13); stop(); return a >> 2 }
func minus() int        { a := number(13); stop(); return -a }
func not() int          { a := number(13); stop(); return ^a }
func narrow() int8      { a := number(300); stop(); return int8(a) }
func less() bool        { a := number(7); stop(); return a < 5 }
func atMost() bool      { a := number(7); stop(); return a <= 5 }
func same() bool        { a := number(5); stop(); return a == 5 }
func otherwise() bool   { a := number(3) == 3; stop(); return !a }
func largest() int      { a := number(7); stop(); return max(a, 5) }
func shift(by int) uint { a := number(by); stop(); return 1 << a }

func other() {
	a := number(3)
	stop()
	if a != 3 {
		panic("lost")
	}
}

func main() {
	ask(add(), 18)
	ask(subtract(), 8)
	ask(multiply(), 65)
	ask(divide(), 2)
	ask(rest(), 3)
	ask(and(), 5)
	ask(or(), 13)
	ask(xor(), 8)
	ask(andNot(), 8)
	ask(left(), 416)
	ask(right(), 3)
	ask(minus(), -13)
	ask(not(), -14)
	ask(narrow(), 44)
	ask(less(), false)
	ask(atMost(), false)
	ask(same(), true)
	other()
	ask(otherwise(), false)
	ask(largest(), 7)
	ask(shift(4), 16)
}
