using System.Runtime.Intrinsics;

namespace MLNetVision.Compute.Kernels.Updates;

/// <summary>What is added up over two vectors, in double precision.</summary>
internal interface ISum
{
    double Term(double left, double right);

    Vector256<double> Term(Vector256<double> left, Vector256<double> right);
}
