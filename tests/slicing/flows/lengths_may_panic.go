package main

func make2(n, m int) []int {
	stop()
	return make([]int, n, m)
}

func channel(n int) chan int {
	stop()
	return make(chan int, n)
}

func part(s []int, low, high int) []int {
	stop()
	return s[low:high]
}

func four(s []int) *[4]int {
	stop()
	return (*[4]int)(s)
}

func main() {
	s := make2(number(4), number(6))
	stop()
	_ = part(s, number(1), number(5))
	_ = four(s)
	c := channel(number(1))
	c <- 1
	stop()
	<-c
	t := append(s, 1)
	stop()
	_ = append(t, 1, 2, 3)
	array := [4]int{1, 2, 3, 4}
	low := number(3)
	_ = array[low:]
	defer func() { recover(); ask(number(1), 1) }()
	_ = part(s, number(7), number(7))
}
