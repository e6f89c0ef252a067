//rule: a full slice expression limits the capacity, so append copies (spec "Slice expressions", full)

package main

import "fmt"

func main() {
	a := []int{1, 2, 3, 4, 5}
	s := a[1:3:3]
	fmt.Println(len(s), cap(s))
	s = append(s, 99)
	s[0] = 77
	fmt.Println(a, s)
	t := a[1:3:4]
	t = append(t, 88)
	fmt.Println(a, t, cap(t))
	arr := [4]string{"a", "b", "c", "d"}
	u := arr[:2:3]
	fmt.Println(u, cap(u), cap(arr[2:2:2]))
}
