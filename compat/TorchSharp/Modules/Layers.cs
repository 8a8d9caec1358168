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

public sealed class Linear : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    internal Linear()
        : base("")
    {
    }

    public override torch.Tensor forward(torch.Tensor tensor) => throw Reference.Only;
}

public sealed class ReLU : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    internal ReLU()
        : base("")
    {
    }

    public override torch.Tensor forward(torch.Tensor tensor) => throw Reference.Only;
}

public sealed class GELU : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    internal GELU()
        : base("")
    {
    }

    public override torch.Tensor forward(torch.Tensor tensor) => throw Reference.Only;
}

public sealed class Dropout : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    internal Dropout()
        : base("")
    {
    }

    public override torch.Tensor forward(torch.Tensor tensor) => throw Reference.Only;
}

public sealed class LeakyReLU : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    internal LeakyReLU()
        : base("")
    {
    }

    public override torch.Tensor forward(torch.Tensor tensor) => throw Reference.Only;
}
