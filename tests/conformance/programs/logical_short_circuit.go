//rule: boolean operators evaluate the right operand only if needed (spec "Logical operators")

package main

import "fmt"

func t(s string) bool { fmt.Print(s, " "); return true }
func f(s string) bool { fmt.Print(s, " "); return false }

func main() {
	fmt.Println(t("a") && f("b") && t("c"))
	fmt.Println(f("a") || t("b") || f("c"))
	fmt.Println(f("a") && t("b") || t("c"))
	fmt.Println(t("a") || t("b") && f("c"))
	fmt.Println(!f("x") == t("y"))
}
