package main

func main() {
	var s []int
	append(s, 1) // error "append\(s, 1\) .value of type \[\]int. is not used"
}
