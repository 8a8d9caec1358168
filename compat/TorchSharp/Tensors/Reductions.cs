namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public (torch.Tensor, torch.Tensor) max(long dim, bool keepdim = false) => throw Reference.Only;
        public (torch.Tensor, torch.Tensor) min(long dim, bool keepdim = false) => throw Reference.Only;
        public (torch.Tensor, torch.Tensor) sort(long dim = -1, bool descending = false, bool stable = false) => throw Reference.Only;
        public (torch.Tensor, torch.Tensor) topk(int k, int dim = -1, bool largest = true, bool sorted = true) => throw Reference.Only;
        public torch.Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, torch.Tensor @out = null) => throw Reference.Only;
        public torch.Tensor amax(long[] dims, bool keepdim = false, torch.Tensor @out = null) => throw Reference.Only;
        public torch.Tensor amax(params long[] dims) => throw Reference.Only;
        public torch.Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, torch.Tensor @out = null) => throw Reference.Only;
        public torch.Tensor amin(long[] dims, bool keepdim = false, torch.Tensor @out = null) => throw Reference.Only;
        public torch.Tensor amin(params long[] dims) => throw Reference.Only;
        public torch.Tensor argmax() => throw Reference.Only;
        public torch.Tensor argmax(long dim, bool keepdim = false) => throw Reference.Only;
        public torch.Tensor argmin() => throw Reference.Only;
        public torch.Tensor argmin(long dim, bool keepdim = false) => throw Reference.Only;
        public torch.Tensor cumprod(long dim, torch.ScalarType? type = null) => throw Reference.Only;
        public torch.Tensor cumsum(long dim, torch.ScalarType? type = null) => throw Reference.Only;
        public torch.Tensor dot(torch.Tensor target) => throw Reference.Only;
        public torch.Tensor log_softmax(long dim, torch.ScalarType? dtype = null) => throw Reference.Only;
        public torch.Tensor logsumexp(long dim, bool keepdim = false) => throw Reference.Only;
        public torch.Tensor max() => throw Reference.Only;
        public torch.Tensor mean() => throw Reference.Only;
        public torch.Tensor mean(long[] dimensions, bool keepdim = false, torch.ScalarType? type = null) => throw Reference.Only;
        public torch.Tensor min() => throw Reference.Only;
        public torch.Tensor norm(float p = 2) => throw Reference.Only;
        public torch.Tensor norm(int dim, bool keepdim = false, float p = 2) => throw Reference.Only;
        public torch.Tensor softmax(long dim, torch.ScalarType? dtype = null) => throw Reference.Only;
        public torch.Tensor std(
            ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, torch.ScalarType? type = null) => throw Reference.Only;
        public torch.Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, torch.ScalarType? type = null) => throw Reference.Only;
        public torch.Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, torch.ScalarType? type = null) => throw Reference.Only;
        public torch.Tensor std(bool unbiased = true) => throw Reference.Only;
        public torch.Tensor std(long dim, bool unbiased = true, bool keepdim = false, torch.ScalarType? type = null) => throw Reference.Only;
        public torch.Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, torch.ScalarType? type = null) => throw Reference.Only;
        public torch.Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, torch.ScalarType? type = null) => throw Reference.Only;
        public torch.Tensor sum(long dim, bool keepdim = false, torch.ScalarType? type = null) => throw Reference.Only;
        public torch.Tensor sum(long dim0, long dim1, bool keepdim = false, torch.ScalarType? type = null) => throw Reference.Only;
        public torch.Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, torch.ScalarType? type = null) => throw Reference.Only;
        public torch.Tensor sum(long[] dim, bool keepdim = false, torch.ScalarType? type = null) => throw Reference.Only;
        public torch.Tensor sum(torch.ScalarType? type = null) => throw Reference.Only;
        public torch.Tensor var(
            ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, torch.ScalarType? type = null) => throw Reference.Only;
        public torch.Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, torch.ScalarType? type = null) => throw Reference.Only;
        public torch.Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, torch.ScalarType? type = null) => throw Reference.Only;
        public torch.Tensor var(bool unbiased = true) => throw Reference.Only;
        public torch.Tensor var(long dim, bool unbiased = true, bool keepdim = false, torch.ScalarType? type = null) => throw Reference.Only;
        public torch.Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, torch.ScalarType? type = null) => throw Reference.Only;
    }
}
