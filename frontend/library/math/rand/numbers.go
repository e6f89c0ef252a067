package rand

// Integer constants of the program, ascending, the first eight from 2 up.
func numberCount() int
func number0() uint64
func number1() uint64
func number2() uint64
func number3() uint64
func number4() uint64
func number5() uint64
func number6() uint64
func number7() uint64

func number(i int) uint64 {
	switch i {
	case 0:
		return number0()
	case 1:
		return number1()
	case 2:
		return number2()
	case 3:
		return number3()
	case 4:
		return number4()
	case 5:
		return number5()
	case 6:
		return number6()
	}
	return number7()
}

// sample chooses 0, 1, middle, last, or a number up to last that is next to a constant of the program or the constant itself:
// where a comparison may turn.
func sample(middle, last uint64) uint64 {
	count := numberCount()
	for count > 0 && number(count-1) > last {
		count--
	}
	k := choose(4 + 3*count)
	switch k {
	case 0:
		return 0
	case 1:
		return 1
	case 2:
		return middle
	case 3:
		return last
	}
	k -= 4
	if n := number(k/3) + uint64(k%3) - 1; n <= last {
		return n
	}
	return last
}
