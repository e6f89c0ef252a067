package main

func float(n int) float64 { return float64(number(n)) }

func add() float64      { a := float(3); stop(); return a + 2 }
func subtract() float64 { a := float(3); stop(); return a - 2 }
func multiply() float64 { a := float(3); stop(); return a * 2 }
func divide() float64   { a := float(3); stop(); return a / 2 }
func minus() float64    { a := float(3); stop(); return -a }
func less() bool        { a := float(1); stop(); return a < 2 && a > 0.5 }
func atMost() bool      { a := float(1); stop(); return a <= 2 && a >= 0.5 }
func same() bool        { a := float(3); stop(); return a == 3 }
func narrow() float32   { a := float(3); stop(); return float32(a) }
func whole() int        { a := float(3); stop(); return int(a) }
func wide() float64     { a := number(3); stop(); return float64(a) }

func main() {
	ask(add(), 5)
	ask(subtract(), 1)
	ask(multiply(), 6)
	ask(divide(), 1.5)
	ask(minus(), -3)
	ask(less(), true)
	ask(atMost(), true)
	ask(same(), true)
	ask(narrow(), 3)
	ask(whole(), 3)
	ask(wide(), 3)
}
