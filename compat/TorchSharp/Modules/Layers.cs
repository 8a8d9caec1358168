namespace TorchSharp.Modules;

public class Parameter : torch.Tensor
{
    public Parameter(torch.Tensor data, bool requires_grad = true) => throw Reference.Only;
}

public class Sequential : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    protected Sequential(params torch.nn.Module<torch.Tensor, torch.Tensor>[] modules)
        : base("")
    {
    }

    public override torch.Tensor forward(torch.Tensor tensor) => throw Reference.Only;
}
