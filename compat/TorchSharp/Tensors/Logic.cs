namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public torch.Tensor isneginf() => throw Reference.Only;
        public torch.Tensor isposinf() => throw Reference.Only;
        public torch.Tensor all() => throw Reference.Only;
        public torch.Tensor all(long dim, bool keepdim = false) => throw Reference.Only;
        public torch.Tensor any() => throw Reference.Only;
        public torch.Tensor any(long dim, bool keepdim = false) => throw Reference.Only;
        public torch.Tensor bitwise_and(torch.Tensor other) => throw Reference.Only;
        public torch.Tensor bitwise_left_shift(torch.Tensor other) => throw Reference.Only;
        public torch.Tensor bitwise_not() => throw Reference.Only;
        public torch.Tensor bitwise_or(torch.Tensor other) => throw Reference.Only;
        public torch.Tensor bitwise_right_shift(torch.Tensor other) => throw Reference.Only;
        public torch.Tensor bitwise_xor(torch.Tensor other) => throw Reference.Only;
        public torch.Tensor eq(Scalar target) => throw Reference.Only;
        public torch.Tensor eq(torch.Tensor target) => throw Reference.Only;
        public torch.Tensor ge(Scalar target) => throw Reference.Only;
        public torch.Tensor ge(torch.Tensor target) => throw Reference.Only;
        public torch.Tensor gt(Scalar target) => throw Reference.Only;
        public torch.Tensor gt(torch.Tensor target) => throw Reference.Only;
        public torch.Tensor isfinite() => throw Reference.Only;
        public torch.Tensor isinf() => throw Reference.Only;
        public torch.Tensor isnan() => throw Reference.Only;
        public torch.Tensor le(Scalar target) => throw Reference.Only;
        public torch.Tensor le(torch.Tensor target) => throw Reference.Only;
        public torch.Tensor logical_and(torch.Tensor other) => throw Reference.Only;
        public torch.Tensor logical_not() => throw Reference.Only;
        public torch.Tensor logical_or(torch.Tensor other) => throw Reference.Only;
        public torch.Tensor logical_xor(torch.Tensor other) => throw Reference.Only;
        public torch.Tensor lt(Scalar target) => throw Reference.Only;
        public torch.Tensor lt(torch.Tensor target) => throw Reference.Only;
        public torch.Tensor masked_fill(torch.Tensor mask, Scalar value) => throw Reference.Only;
        public torch.Tensor ne(Scalar target) => throw Reference.Only;
        public torch.Tensor ne(torch.Tensor target) => throw Reference.Only;
        public torch.Tensor where(torch.Tensor condition, torch.Tensor y) => throw Reference.Only;
    }
}
