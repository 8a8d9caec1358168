namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public torch.Tensor bmm(torch.Tensor batch2) => throw Reference.Only;
        public torch.Tensor gather(long dim, torch.Tensor index) => throw Reference.Only;
        public torch.Tensor index(params torch.Tensor[] indices) => throw Reference.Only;
        public torch.Tensor index_add(long dim, torch.Tensor index, torch.Tensor source, Scalar alpha) => throw Reference.Only;
        public torch.Tensor index_add_(long dim, torch.Tensor index, torch.Tensor source, Scalar alpha) => throw Reference.Only;
        public torch.Tensor index_copy(long dim, torch.Tensor index, torch.Tensor source) => throw Reference.Only;
        public torch.Tensor index_copy_(long dim, torch.Tensor index, torch.Tensor source) => throw Reference.Only;
        public torch.Tensor index_put_(Scalar value, params torch.Tensor[] indices) => throw Reference.Only;
        public torch.Tensor index_put_(torch.Tensor value, params torch.Tensor[] indices) => throw Reference.Only;
        public torch.Tensor index_select(long dim, torch.Tensor index) => throw Reference.Only;
        public torch.Tensor masked_select(torch.Tensor mask) => throw Reference.Only;
        public torch.Tensor matmul(torch.Tensor target) => throw Reference.Only;
        public torch.Tensor mm(torch.Tensor target) => throw Reference.Only;
        public torch.Tensor scatter(long dim, torch.Tensor index, torch.Tensor src) => throw Reference.Only;
        public torch.Tensor scatter_(long dim, torch.Tensor index, torch.Tensor src) => throw Reference.Only;
        public torch.Tensor scatter_add(long dim, torch.Tensor index, torch.Tensor src) => throw Reference.Only;
        public torch.Tensor scatter_add_(long dim, torch.Tensor index, torch.Tensor src) => throw Reference.Only;
        public torch.Tensor take(torch.Tensor index) => throw Reference.Only;
    }
}
