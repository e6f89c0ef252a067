package main

func main() {
	a, b := []int{1}, []string{"x"}
	copy(a, b) // error "arguments to copy a .* and b .* have different element types int and string"
}
