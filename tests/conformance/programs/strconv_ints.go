//rule: strconv.Itoa, Atoi, ParseInt, FormatInt and their errors (package strconv)

package main

import (
	"errors"
	"fmt"
	"strconv"
)

func main() {
	fmt.Println(strconv.Itoa(-45), strconv.FormatInt(255, 16), strconv.FormatInt(-5, 2), strconv.FormatUint(35, 36))
	for _, s := range []string{"12", "-7", "+3", "", "x1", "9223372036854775808", "1_0", " 1", "007"} {
		n, err := strconv.Atoi(s)
		fmt.Println(n, err)
	}
	n, err := strconv.ParseInt("ff", 16, 64)
	fmt.Println(n, err)
	n, err = strconv.ParseInt("300", 10, 8)
	fmt.Println(n, err)
	n, err = strconv.ParseInt("0x1F", 0, 64)
	fmt.Println(n, err)
	u, err := strconv.ParseUint("-1", 10, 64)
	fmt.Println(u, err)
	_, err = strconv.Atoi("zz")
	var ne *strconv.NumError
	fmt.Println(errors.As(err, &ne))
	fmt.Println(ne.Func, ne.Num, errors.Is(err, strconv.ErrSyntax))
}
