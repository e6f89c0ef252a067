package main

func main() {
	s := []int{
		1,
		2 // error "syntax error: unexpected newline in composite literal; possibly missing comma or \}"
	}
}
