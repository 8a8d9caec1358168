namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor : IDisposable
    {
        internal Tensor()
        {
        }

        public torch.Tensor DetachFromDisposeScope() => throw Reference.Only;
        public torch.Tensor MoveToOuterDisposeScope() => throw Reference.Only;
        public torch.Tensor alias() => throw Reference.Only;
        public torch.Tensor clone() => throw Reference.Only;
        public torch.Tensor contiguous() => throw Reference.Only;
        public torch.Tensor copy_(torch.Tensor source, bool nonBlocking = false) => throw Reference.Only;
        public torch.Tensor cpu() => throw Reference.Only;
        public torch.Tensor detach() => throw Reference.Only;
        public torch.Tensor detach_() => throw Reference.Only;
        public torch.Tensor pin_memory() => throw Reference.Only;
        public torch.Tensor requires_grad_(bool requires_grad = true) => throw Reference.Only;
        public torch.Tensor type(Func<torch.Tensor, torch.Tensor> typeFunc) => throw Reference.Only;
        public torch.Tensor type(torch.ScalarType dtype) => throw Reference.Only;
        public torch.Tensor with_requires_grad(bool requires_grad = true) => throw Reference.Only;
        public void Dispose() => throw Reference.Only;
        public void backward() => throw Reference.Only;
        public torch.Tensor empty_like(torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false) => throw Reference.Only;
        public torch.Tensor full_like(
            Scalar value, torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false) => throw Reference.Only;
        public torch.Tensor ones_like(torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false) => throw Reference.Only;
        public torch.Tensor zeros_like(torch.ScalarType? dtype = null, torch.Device device = null, bool requires_grad = false) => throw Reference.Only;
    }
}
