using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Microsoft.ML.Compat;

/// <summary>Calls a generic method with type arguments known only at run time. The delegate given names the method with any stand-in arguments.</summary>
internal static class GenericCall
{
    public static TResult Invoke<TResult>(Delegate sample, Type type, params object[] arguments) => (TResult)Call(sample, [type], arguments);

    public static TResult Invoke<TResult>(Delegate sample, Type first, Type second, params object[] arguments)
        => (TResult)Call(sample, [first, second], arguments);

    public static void Run(Delegate sample, Type type, params object[] arguments) => Call(sample, [type], arguments);

    public static void Run(Delegate sample, Type first, Type second, params object[] arguments) => Call(sample, [first, second], arguments);

    private static object Call(Delegate sample, Type[] types, object[] arguments)
    {
        var method = sample.Method.GetGenericMethodDefinition().MakeGenericMethod(types);
        try
        {
            return method.Invoke(sample.Target, arguments);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException);
            throw;
        }
    }
}
