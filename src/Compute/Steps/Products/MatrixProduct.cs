using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Oracle.Ops;
using MLNetVision.Compute.Planning;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Steps;

/// <summary>
/// Products of matrices that are both values. da = dy bᵀ, db = aᵀ dy; where a matrix is stored transposed, so are the factors of its gradient.
/// </summary>
internal sealed class MatrixProduct : Step
{
    private readonly MatMul _op;
    private readonly StridedProduct _product = new();
    private MatrixPair _pair;

    private MatrixProduct(StepContext context)
        : base(context.Name, [context.Input(0, channelsLast: false), context.Input(1, channelsLast: false)], [context.Output(channelsLast: false)]) =>
        _op = context.Op<MatMul>();

    public override long ScratchCount =>
        Math.Max((long)_pair.Inner * _pair.Columns, Math.Max((long)_pair.Rows * _pair.Columns, (long)_pair.Rows * _pair.Inner));

    private int Matrices => Outputs[0].Count / (_pair.Rows * _pair.Columns);

    public static Step Make(StepContext context) => new MatrixProduct(context);

    public override void Resize() => _pair = new MatrixPair(_op, Inputs[0].Dims, Inputs[1].Dims, Outputs[0].Dims);

    public override void Forward(Pass pass)
    {
        for (var i = 0; i < Matrices; i++)
        {
            var c = Outputs[0].Data.From((long)i * _pair.Rows * _pair.Columns);
            _product.Run(pass.Pool, A(i), B(i), c, (_pair.Rows, _pair.Inner, _pair.Columns), adds: false, pass.Scratch);
        }
    }

    public override void Backward(Pass pass)
    {
        BeginGradient(Inputs[0]);
        BeginGradient(Inputs[1]);
        for (var i = 0; i < Matrices; i++)
        {
            var y = Outputs[0].Gradient.From((long)i * _pair.Rows * _pair.Columns);
            if (Inputs[0].NeedsGradient)
            {
                BackwardToA(pass, i, y);
            }

            if (Inputs[1].NeedsGradient)
            {
                BackwardToB(pass, i, y);
            }
        }
    }

    private static void BeginGradient(Value input)
    {
        if (input.NeedsGradient && !input.AddsGradient())
        {
            input.Gradient.Clear();
        }
    }

    private void BackwardToA(Pass pass, int matrix, Floats gradient)
    {
        var (b, to) = (B(matrix), Inputs[0].Gradient.From(_pair.FirstA(matrix)));
        if (_op.TransposeA)
        {
            _product.Run(pass.Pool, b, new MatrixView(gradient, 1, _pair.Columns), to, (_pair.Inner, _pair.Columns, _pair.Rows), adds: true, pass.Scratch);
        }
        else
        {
            var turned = new MatrixView(b.Numbers, b.Column, b.Row);
            var y = new MatrixView(gradient, _pair.Columns, 1);
            _product.Run(pass.Pool, y, turned, to, (_pair.Rows, _pair.Columns, _pair.Inner), adds: true, pass.Scratch);
        }
    }

    private void BackwardToB(Pass pass, int matrix, Floats gradient)
    {
        var (a, to) = (A(matrix), Inputs[1].Gradient.From(_pair.FirstB(matrix)));
        if (_op.TransposeB)
        {
            _product.Run(pass.Pool, new MatrixView(gradient, 1, _pair.Columns), a, to, (_pair.Columns, _pair.Rows, _pair.Inner), adds: true, pass.Scratch);
        }
        else
        {
            var turned = new MatrixView(a.Numbers, a.Column, a.Row);
            var y = new MatrixView(gradient, _pair.Columns, 1);
            _product.Run(pass.Pool, turned, y, to, (_pair.Inner, _pair.Rows, _pair.Columns), adds: true, pass.Scratch);
        }
    }

    private MatrixView A(int matrix) => new(Inputs[0].Data.From(_pair.FirstA(matrix)), _pair.StepA.Row, _pair.StepA.Column);

    private MatrixView B(int matrix) => new(Inputs[1].Data.From(_pair.FirstB(matrix)), _pair.StepB.Row, _pair.StepB.Column);
}
