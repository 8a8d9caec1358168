namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public torch.Tensor cholesky_solve(torch.Tensor input2, bool upper = false) => throw Reference.Only;
        public torch.Tensor diag(long diagonal = 0) => throw Reference.Only;
    }

    public static class linalg
    {
        public static (torch.Tensor, torch.Tensor) cholesky_ex(torch.Tensor input, bool check_errors = false) => throw Reference.Only;
    }
}
